/**
 * What a person can see of themselves in a club: who came to the door with their name, which mails were sent to them and
 * what became of each, who at the desk looked at their file or changed it, and, on the page of security, on which devices they
 * are signed in. The looks of the desk and of programs are one sentence a day and person ({@code members.audit.seen}), written
 * where a file or a panel is opened, or read by the API. A guardian sees mails and looks of whoever they act for, not the tries
 * at the door. Page: {@code ActivityPage}; tables are only read.
 */
@NullMarked
package app.latchkey.access.activity;

import org.jspecify.annotations.NullMarked;
