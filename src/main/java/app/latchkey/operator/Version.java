package app.latchkey.operator;

import java.util.Optional;

final class Version {
    private Version() {}

    static String name() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
