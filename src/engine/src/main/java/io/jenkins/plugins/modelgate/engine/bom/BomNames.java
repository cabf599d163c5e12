package io.jenkins.plugins.modelgate.engine.bom;

import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Property;

/** The words that a bill of material is written in. */
final class BomNames {
    /** {@code bom-ref} of the model. */
    static final String MODEL = "model";

    /** What the model's hash was made of: {@code file}, or {@code oms-root} of a directory. */
    static final String DIGEST_OF = "modelgate:digestOf";

    /** SHA-256 of a directory's {@code sha256sum} listing: the digest by which gates and approvals name it. */
    static final String LISTING = "modelgate:listing";

    static final String FORMAT = "modelgate:format";
    static final String COVERAGE = "modelgate:coverage";
    static final String BYTES = "modelgate:bytes";

    /** Files that are in the model and, for their number, not in the bill. */
    static final String NOT_LISTED = "modelgate:filesNotListed";

    /** A file of the model that speaks of it and could not be understood. */
    static final String PROBLEM = "modelgate:problem";

    static final String LIBRARY = "modelgate:library";
    static final String TAG = "modelgate:tag";

    private BomNames() {}

    static Property property(String name, Object value) {
        return new Property(name, String.valueOf(value));
    }

    static Hash sha256(String digest) {
        return new Hash(Hash.Algorithm.SHA_256, digest);
    }

    static BomReference reference(String ref) {
        return new BomReference(ref);
    }
}
