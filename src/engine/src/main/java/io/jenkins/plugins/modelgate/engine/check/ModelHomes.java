package io.jenkins.plugins.modelgate.engine.check;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Directories of an image that belong to models: those that hold a model, everything below them, and those above them, up
 * to where systems and package managers install. A pipeline of several models keeps its settings and its code above the
 * models; what else lies below such a directory, beside the models' own ones, is not theirs.
 */
final class ModelHomes {
    private final Set<String> homes;
    private final Set<String> above = new HashSet<>();

    /** @param homes directories of files that are models */
    ModelHomes(Collection<String> homes) {
        this.homes = Set.copyOf(homes);
        for (String home : this.homes) {
            String directory = home;
            while (!directory.isEmpty() && !ImageFile.isInstallationRoot(directory)) {
                directory = parent(directory);
                if (ImageFile.isInstallationRoot(directory) || !above.add(directory)) {
                    break;
                }
            }
        }
    }

    /** Whether a file of that directory, empty for the top, lies with a model. */
    boolean isBeside(String directory) {
        if (above.contains(directory) || homes.contains(directory)) {
            return true;
        }
        for (String at = directory; !at.isEmpty(); at = parent(at)) {
            if (homes.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private static String parent(String directory) {
        return directory.substring(0, Math.max(0, directory.lastIndexOf('/')));
    }
}
