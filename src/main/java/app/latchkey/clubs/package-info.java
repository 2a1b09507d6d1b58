/**
 * A club: its name, address (slug), look and settings, and who works there. It promises that every desk page knows its
 * club and the person at the desk, and that every route below {@code /<club>/desk/} asks one permission table. The last
 * owner stays. Own tables: {@code club}, {@code club_slug}, {@code role}, {@code role_permission}, {@code staff}.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "Clubs",
        allowedDependencies = {"platform", "audit", "accounts"})
package app.latchkey.clubs;

import org.jspecify.annotations.NullMarked;
