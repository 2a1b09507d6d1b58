/**
 * The web frame: answers (a page, a redirect, a file), the filters that every request passes, and the words templates may
 * use. A page is a record with its template beside it; handlers return it and this package draws it. Nothing here knows
 * clubs, members or accounts.
 */
@NullMarked
package app.latchkey.platform.web;

import org.jspecify.annotations.NullMarked;
