package io.jenkins.plugins.modelgate.engine.dataset.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.util.UUID;

/**
 * How a run calls itself in lineage, and who is told.
 *
 * @param namespace of the job, for example the name of the Jenkins
 * @param job name of the job
 * @param parentRun UUID of the run that this one is a part of, or null
 * @param parentJob its job's name, or null
 * @param url where events are posted, {@code https://host/api/v1/lineage}, or null
 * @param apiKey bearer token for it, or null
 */
public record LineageOptions(
        String namespace,
        String job,
        @CheckForNull String parentRun,
        @CheckForNull String parentJob,
        @CheckForNull URI url,
        @CheckForNull String apiKey) {

    /** @throws IllegalArgumentException when the parent's run is no UUID, which no collector would take */
    public LineageOptions {
        if (parentRun != null && !UUID.fromString(parentRun).toString().equalsIgnoreCase(parentRun)) {
            throw new IllegalArgumentException("parentRun is no UUID");
        }
    }

    /** Nobody is told. */
    public static LineageOptions usual() {
        return new LineageOptions("model-gate", "validate-dataset", null, null, null, null);
    }

    /**
     * The address in its checked form.
     *
     * @throws IllegalArgumentException when it is none that events can be posted to
     */
    public static URI url(String text) {
        URI uri = URI.create(text);
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("is no http or https address without a user name in it");
        }
        return uri;
    }

    @Override
    public String toString() {
        // Records print everything; a token must not reach a log.
        return namespace + "/" + job;
    }
}
