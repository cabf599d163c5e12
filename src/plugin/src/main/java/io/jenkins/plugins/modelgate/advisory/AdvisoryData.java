package io.jenkins.plugins.modelgate.advisory;

import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** Where this controller keeps its advisory data. */
public final class AdvisoryData {
    private AdvisoryData() {}

    /** The store below {@code JENKINS_HOME}; it need not be there yet. */
    public static AdvisoryStore store() {
        return new AdvisoryStore(home().resolve("advisories"));
    }

    static Path home() {
        return Jenkins.get().getRootDir().toPath().resolve("model-gate");
    }
}
