/**
 * Access health: who can get in by cause, now and over time, and who fails at this moment. {@code DayWorker} counts each
 * club's day once after its midnight, one row per day, state and cause; {@code HealthPage} shows the last thirty as a picture
 * and as a table, counts today anew when asked, and names a burst. A burst ({@code MANY_FAILING}) is five people or more who
 * were refused within half an hour and have not come in since: {@code Bursts} says how many, since when, and what most of
 * them have in common; a banner stands on every page of the desk while it lasts. {@code CausesPage} lists everything that
 * stands on anybody's file by its code, with the first few people of each.
 */
@NullMarked
package app.latchkey.access.health;

import org.jspecify.annotations.NullMarked;
