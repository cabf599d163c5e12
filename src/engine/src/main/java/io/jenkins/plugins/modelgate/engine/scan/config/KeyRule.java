package io.jenkins.plugins.modelgate.engine.scan.config;

import java.io.IOException;

/** What a loader does with the value of one key. Stateless: one instance serves every document. */
@FunctionalInterface
interface KeyRule {
    /**
     * Judges one plain value that stands under the key, at whatever depth.
     *
     * @param way leads to the value
     * @param level depth of the object that holds the key: {@code way.depth() == level} means that the value is the key's
     *     own
     * @param value the value
     * @param out where to report
     */
    void judge(Way way, int level, Scalar value, ConfigReport out) throws IOException;
}
