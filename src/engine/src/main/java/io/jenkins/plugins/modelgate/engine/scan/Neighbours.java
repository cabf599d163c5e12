package io.jenkins.plugins.modelgate.engine.scan;

/** What stands beside the file under examination: some formats keep their data in other files. */
public interface Neighbours {
    /** What a path leads to. */
    enum Kind {
        FILE,
        DIRECTORY,
        /** A link in any component of the path, wherever it leads. */
        LINK,
        OTHER,
        ABSENT
    }

    /**
     * @param kind what is there
     * @param size in bytes, 0 unless a file
     * @param hardLinks number of names the file has, 1 if the file system does not tell
     */
    record Neighbour(Kind kind, long size, int hardLinks) {
        /** Nothing there. */
        public static final Neighbour NOTHING = new Neighbour(Kind.ABSENT, 0, 1);
    }

    /** Nothing is known of the surroundings (content inside an archive, for example). */
    Neighbours NONE = new Neighbours() {
        @Override
        public Neighbour find(String relativePath) {
            return Neighbour.NOTHING;
        }

        @Override
        public void include(String relativePath) {
            // nothing to include from
        }
    };

    /** Looks up a path relative to the examined file's directory; the caller has made sure that it stays inside. */
    Neighbour find(String relativePath);

    /** Has a neighbouring file examined and digested as part of the subject, if it is not already. */
    void include(String relativePath);
}
