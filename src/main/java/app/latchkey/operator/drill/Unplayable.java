package app.latchkey.operator.drill;

/** A step that could not be played as the file says: the file is wrong, or the product is. */
final class Unplayable extends RuntimeException {
    Unplayable(String why) {
        super(why);
    }

    Unplayable(String why, Throwable cause) {
        super(why, cause);
    }
}
