package io.jenkins.plugins.modelgate.engine.lineage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.List;

/** Where facts are looked up. */
public interface FactSource {
    /** Which end of a fact a thing is. */
    enum End {
        /** It depends: the other end is its origin. */
        FROM,
        /** It is the origin: the other end depends on it. */
        TO
    }

    /**
     * Facts of a thing, newest first.
     *
     * @param skip as many of the newest are left out; for the next page
     * @param limit most facts
     */
    List<Fact> facts(Node node, Relation relation, End end, long skip, int limit) throws IOException;

    /** How many there are; a fact that was told twice counts twice. */
    long count(Node node, Relation relation, End end) throws IOException;

    /**
     * Whether a list of packages has a package.
     *
     * @param list of the kind {@link Kind#PACKAGES}
     * @param wanted of the kind {@link Kind#PACKAGE}; without a version it stands for all of them
     */
    boolean contains(Node list, Node wanted) throws IOException;

    /** Number of entries whose facts are here. */
    long end();

    /** Another number when facts that were here may be gone: then whoever remembers any begins anew. */
    long life();

    /** Facts of that entry and all later ones, or null when they are not at hand. */
    @CheckForNull
    List<Fact> since(long entry);
}
