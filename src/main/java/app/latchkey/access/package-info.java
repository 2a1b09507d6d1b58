/**
 * All ways in, one folder each, and the one list of checks that says why somebody cannot get in. A grant (invitation,
 * desk code, slip) opens access to one file or role and is used once; its holder signs in with an existing account or
 * makes a new one. No remedy of a club ever writes a credential of an existing account. Own tables: {@code access},
 * {@code access_grant}, {@code grant_link}, {@code reset}, {@code lost_factor}, {@code link_route}, {@code mailed_code}, {@code joining}, {@code attempt*}, {@code inbound_request},
 * {@code access_request*}, {@code access_day}, {@code member_access}, {@code member_finding}, {@code refresh_queue},
 * {@code mail_wording}, {@code erasure}, {@code account_erasure}, {@code erasure_journal}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Access",
        allowedDependencies = {
            "platform",
            "audit",
            "accounts",
            "clubs",
            "members",
            "members :: form",
            "messages",
            "messages :: mail"
        })
package app.latchkey.access;

import org.jspecify.annotations.NullMarked;
