package io.jenkins.plugins.modelgate.engine.attestation;

import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * The subjects by which statements name a model or a dataset. A directory has two digests: that of its {@code sha256sum}
 * listing, and the root digest that OpenSSF model signatures carry; which one a subject has, it says in {@link #KIND}, so that
 * no file passes for a directory whose listing it is.
 */
public final class Subjects {
    /** Annotation that tells what was digested. */
    public static final String KIND = "modelgate_digestOf";

    /** {@link #KIND} of a file's bytes. */
    public static final String FILE = "file";

    /** {@link #KIND} of a directory's listing. */
    public static final String LISTING = "listing";

    /** {@link #KIND} of the root digest of OpenSSF Model Signing v1.0, 6.3. */
    public static final String OMS_ROOT = "oms-root";

    private static final String ROOT_SUFFIX = " (OMS root)";

    private Subjects() {}

    /**
     * Those of a report's subject.
     *
     * @param single whether its digest is that of its only file, not of a listing
     * @throws IllegalArgumentException when it has no digest: nothing can be said of it
     */
    public static List<ResourceDescriptor> of(Subject subject, boolean single) {
        if (subject.sha256() == null) {
            throw new IllegalArgumentException("the subject could not be read to its end");
        }
        List<ResourceDescriptor> subjects = new ArrayList<>();
        subjects.add(ResourceDescriptor.of(subject.name(), subject.sha256()).with(KIND, single ? FILE : LISTING));
        if (subject.omsRoot() != null) {
            subjects.add(ResourceDescriptor.of(subject.name() + ROOT_SUFFIX, subject.omsRoot())
                    .with(KIND, OMS_ROOT));
        }
        return subjects;
    }

    /**
     * Whether one of them is meant.
     *
     * @param sha256 that is looked for
     * @param kind of it; null matches every kind
     */
    public static boolean match(List<ResourceDescriptor> subjects, String sha256, String kind) {
        for (ResourceDescriptor each : subjects) {
            String own = each.annotations().get(KIND);
            if (sha256.equals(each.sha256()) && (kind == null || own == null || own.equals(kind))) {
                return true;
            }
        }
        return false;
    }
}
