/**
 * What the DNS says, asked of the machine's own name servers. A name server that does not answer is told apart from a name that is
 * not there: nobody is told to mend what could not be seen. Nothing here is ever asked while a page is made: only commands and
 * workers wait for a name server. A demo asks nobody.
 */
@NullMarked
package app.latchkey.platform.dns;

import org.jspecify.annotations.NullMarked;
