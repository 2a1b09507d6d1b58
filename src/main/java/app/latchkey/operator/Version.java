package app.latchkey.operator;

import java.util.Optional;

public final class Version {
    private Version() {}

    public static String name() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
