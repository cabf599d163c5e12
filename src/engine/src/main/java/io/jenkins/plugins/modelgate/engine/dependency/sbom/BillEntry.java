package io.jenkins.plugins.modelgate.engine.dependency.sbom;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A package as a bill of material lists it.
 *
 * @param ref how edges of the same bill name it
 * @param purl package URL, or null
 * @param hashes {@code sha256:…}, lower case
 * @param group scope other than required, or null
 * @param place path inside the file, for messages
 */
record BillEntry(
        String ref,
        @CheckForNull String purl,
        String name,
        @CheckForNull String version,
        List<String> hashes,
        List<String> licenses,
        @CheckForNull String source,
        @CheckForNull String group,
        String place) {}
