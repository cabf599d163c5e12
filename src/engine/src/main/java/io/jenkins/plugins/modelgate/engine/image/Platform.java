package io.jenkins.plugins.modelgate.engine.image;

import java.util.Locale;
import java.util.Optional;

/**
 * What an image of an index runs on. Empty texts where nothing is said.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 * @param variant such as {@code v8}
 */
public record Platform(String os, String architecture, String variant) {
    /** What build tools give to what is no image, such as attestations: no system asks for it. */
    static final Platform UNKNOWN = new Platform("unknown", "unknown", "");

    /** {@code os/architecture} or {@code os/architecture/variant}; empty where the text is neither. */
    public static Optional<Platform> of(String written) {
        String[] parts = written.split("/", -1);
        boolean complete = parts.length == 2 || parts.length == 3;
        for (String part : parts) {
            complete &= !part.isEmpty();
        }
        return complete
                ? Optional.of(new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : ""))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }

    /** Whether both mean the same machines, however they are spelled. */
    public boolean matches(Platform other) {
        return normal().equals(other.normal());
    }

    /**
     * The one spelling of each platform by which runtimes compare. Source: containerd/platforms, database.go
     * (normalizeOS, normalizeArch); only the machine's own system in place of an empty one is left out.
     */
    Platform normal() {
        String system = system(os.toLowerCase(Locale.ROOT));
        String machine = architecture.toLowerCase(Locale.ROOT);
        String kind = variant.toLowerCase(Locale.ROOT);
        return switch (machine) {
            case "i386" -> new Platform(system, "386", "");
            case "x86_64", "x86-64", "amd64" -> new Platform(system, "amd64", kind.equals("v1") ? "" : kind);
            case "aarch64", "arm64" -> new Platform(system, "arm64", arm64(kind));
            case "armhf" -> new Platform(system, "arm", "v7");
            case "armel" -> new Platform(system, "arm", "v6");
            case "arm" -> new Platform(system, "arm", arm(kind));
            default -> new Platform(system, machine, kind);
        };
    }

    private static String system(String os) {
        return os.equals("macos") ? "darwin" : os;
    }

    private static String arm64(String variant) {
        return switch (variant) {
            case "8", "v8", "v8.0" -> "";
            case "9", "9.0", "v9.0" -> "v9";
            default -> variant;
        };
    }

    private static String arm(String variant) {
        return switch (variant) {
            case "", "7" -> "v7";
            case "5", "6", "8" -> "v" + variant;
            default -> variant;
        };
    }
}
