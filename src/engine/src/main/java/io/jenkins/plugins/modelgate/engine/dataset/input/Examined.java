package io.jenkins.plugins.modelgate.engine.dataset.input;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A file and what its bytes tell before anybody looks at rows.
 *
 * @param file with its digest
 * @param header column names of CSV and TSV; else empty
 * @param fault why its rows cannot be examined, or null
 * @param faultAt byte offset of the fault in the unpacked content, or -1
 */
public record Examined(
        DataFile file, List<String> header, @CheckForNull String fault, long faultAt) {
    public Examined {
        header = List.copyOf(header);
    }
}
