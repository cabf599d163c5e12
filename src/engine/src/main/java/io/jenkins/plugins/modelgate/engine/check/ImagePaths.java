package io.jenkins.plugins.modelgate.engine.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Paths of an image as a report may hold them: a layer's names are anybody's, a report's paths are plain and relative. */
final class ImagePaths {
    private ImagePaths() {}

    /** The path itself wherever it can be. */
    static String shown(String path) {
        String plain = path.replace('\0', '_');
        if (plain.length() > 1 && plain.charAt(1) == ':' && Character.isLetter(plain.charAt(0))) {
            plain = plain.charAt(0) + "_" + plain.substring(2);
        }
        boolean climbs = Arrays.stream(plain.split("[/\\\\]", -1)).anyMatch(ImagePaths::isDots);
        if (climbs || plain.startsWith("\\")) {
            plain = plain.replace('\\', '_');
        }
        return Arrays.stream(plain.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> isDots(part) ? part.replace('.', '_') : part)
                .collect(Collectors.joining("/"));
    }

    private static boolean isDots(String part) {
        return part.equals(".") || part.equals("..");
    }
}
