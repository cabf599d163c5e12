package io.jenkins.plugins.modelgate.advisory;

import hudson.FilePath;
import hudson.remoting.RemoteInputStream;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Sha256;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotFile;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.SnapshotManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Brings the advisory data to where a check runs: nothing on the controller's own node, elsewhere each file once for each
 * snapshot, found again by its digest.
 */
public final class AdvisoryShipping {
    private AdvisoryShipping() {}

    /**
     * Where the snapshot lies for a worker, as an absolute path there. The worker is told its id as well, and believes nothing
     * that does not fit it.
     *
     * @param agentRoot root directory of the node
     * @param snapshot stays open until the worker has ended
     */
    public static String ship(FilePath agentRoot, Snapshot snapshot) throws IOException, InterruptedException {
        if (!agentRoot.isRemote()) {
            return snapshot.directory().toString();
        }
        ArrayList<ShippedFile> files = new ArrayList<>();
        for (SnapshotFile file : snapshot.manifest().files()) {
            files.add(new ShippedFile(file.path(), file.size(), file.sha256()));
        }
        Path manifest = snapshot.directory().resolve(SnapshotManifest.FILE);
        // The last, so that a copy that broke off is no snapshot.
        files.add(new ShippedFile(SnapshotManifest.FILE, Files.size(manifest), Sha256.of(manifest)));
        for (ShippedFile file : agentRoot.act(new MissingFiles(snapshot.id(), files))) {
            try (InputStream content = Files.newInputStream(snapshot.directory().resolve(file.path()))) {
                agentRoot.act(new InstallFile(
                        snapshot.id(), file, new RemoteInputStream(content, RemoteInputStream.Flag.GREEDY)));
            }
        }
        return agentRoot
                .child("model-gate")
                .child("advisories")
                .child(snapshot.id())
                .getRemote();
    }
}
