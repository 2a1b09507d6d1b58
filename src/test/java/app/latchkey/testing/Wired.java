package app.latchkey.testing;

import java.util.Arrays;

/** A flow put together anew from the running house's parts, with some of them instead of the house's own. */
public final class Wired {
    private Wired() {}

    public static <T> T with(Class<T> type, Object... instead) {
        var constructor = type.getDeclaredConstructors()[0];
        var parts = Arrays.stream(constructor.getParameterTypes())
                .map(needed -> Arrays.stream(instead)
                        .filter(needed::isInstance)
                        .findFirst()
                        .orElseGet(() -> RunningHouse.bean(needed)))
                .toArray();
        try {
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(parts));
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
