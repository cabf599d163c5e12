package io.jenkins.plugins.modelgate.engine.dependency.npm;

import io.jenkins.plugins.modelgate.engine.dependency.Component;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.InventoryBuilder;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.Pin;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/** A package that is a link to a directory. Those of a workspace lie below the lock file and are read for themselves. */
final class LocalLink {
    private LocalLink() {}

    /** @param target relative to the lock file's directory */
    static void tell(String name, String target, Location where, InventoryBuilder inventory) throws ManifestException {
        boolean below = !target.startsWith("/")
                && !target.startsWith("~")
                && !target.contains("\\")
                && !target.contains(":")
                && !List.of(target.split("/")).contains("..");
        if (below) {
            return;
        }
        String source = target.startsWith("file:") ? target : "file:" + target;
        inventory.add(new Component(
                ComponentId.of(Ecosystem.NPM, name, null),
                Pin.LOCATION,
                SafeText.of(name + " " + source, 300),
                List.of(),
                SafeText.of(source, 300),
                List.of(),
                true,
                null,
                where));
    }
}
