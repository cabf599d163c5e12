package io.jenkins.plugins.modelgate.engine.cli;

import io.jenkins.plugins.modelgate.engine.dataset.lineage.LineageOptions;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Option;

/** Who is told of a run's lineage. */
final class LineageArguments {
    private static final String KEY = "OPENLINEAGE_API_KEY";

    @Option(
            names = "--lineage-url",
            paramLabel = "URL",
            description = "Where OpenLineage events are posted (a bearer token in " + KEY
                    + "); the verdict does not wait for it longer than ten seconds.")
    private String url;

    @Option(
            names = "--lineage-namespace",
            paramLabel = "NAME",
            description = "Namespace of the job (default: model-gate).")
    private String namespace = "model-gate";

    @Option(names = "--lineage-job", paramLabel = "NAME", description = "Name of the job (default: validate-dataset).")
    private String job = "validate-dataset";

    LineageOptions options() throws IOException {
        return new LineageOptions(namespace, job, null, null, address(url, "--lineage-url"), System.getenv(KEY));
    }

    static URI address(String text, String name) throws IOException {
        try {
            return text == null ? null : LineageOptions.url(text);
        } catch (IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
