/**
 * What the DNS says, asked of the machine's own name servers. A name server that does not answer is told apart from a name that is
 * not there: nobody is told to mend what could not be seen. Nothing here is ever asked while a page of a club is made.
 */
@NullMarked
package app.latchkey.operator.dns;

import org.jspecify.annotations.NullMarked;
