/**
 * The bare host: somebody knows the installation and not the club's own address. A name or an address as it was written on
 * paper leads to the club when it is one; nothing about members is looked up or told here.
 */
@NullMarked
package app.latchkey.clubs.arrival;

import org.jspecify.annotations.NullMarked;
