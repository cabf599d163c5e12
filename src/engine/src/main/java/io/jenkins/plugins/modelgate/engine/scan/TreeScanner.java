package io.jenkins.plugins.modelgate.engine.scan;

import io.jenkins.plugins.modelgate.engine.report.Finding;
import java.util.List;
import java.util.function.Consumer;

/** Judges the tree as a whole after every file has been examined: names, and facts that span files. */
public interface TreeScanner {
    /**
     * @param files every name in the tree except directories, in order
     * @param remarks what the format scanners left for the tree
     * @param findings where findings go
     */
    void scan(List<TreeFile> files, List<Remark> remarks, Consumer<Finding> findings);
}
