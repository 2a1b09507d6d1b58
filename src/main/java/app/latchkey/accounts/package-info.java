/**
 * A person's way in, over all clubs of the installation: sign-in and recovery addresses, passwords, sessions, devices.
 * Data and rules without pages; no club can edit any of it. An address signs in one account, and may recover several.
 * Own tables: {@code account}, {@code account_address}, {@code account_club}, {@code password}, {@code session},
 * {@code device}, {@code confirmation}, {@code totp}, {@code passkey},
 * {@code passkey_challenge_used}, {@code recovery_code}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"platform", "audit"})
package app.latchkey.accounts;

import org.jspecify.annotations.NullMarked;
