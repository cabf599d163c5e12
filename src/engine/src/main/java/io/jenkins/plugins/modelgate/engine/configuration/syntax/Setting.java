package io.jenkins.plugins.modelgate.engine.configuration.syntax;

import java.util.Locale;

/**
 * A name and a value.
 *
 * @param line where it stands, from 1
 * @param name as it is written
 * @param value without quotes
 */
public record Setting(int line, String name, String value) {
    /** Whether programs take the value for yes. */
    public boolean isOn() {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on", "y", "t" -> true;
            default -> false;
        };
    }

    /** Whether programs take the value for no. */
    public boolean isOff() {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "0", "false", "no", "off", "n", "f" -> true;
            default -> false;
        };
    }
}
