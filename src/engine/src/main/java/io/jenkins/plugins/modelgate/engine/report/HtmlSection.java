package io.jenkins.plugins.modelgate.engine.report;

import java.io.IOException;

/** A part of the page that one check adds. The page allows no script, no style and no picture but what stands in the HTML itself. */
public interface HtmlSection {
    /** Heading, in words of ours. */
    String title();

    /** What stands below the heading. */
    void write(HtmlWriter html) throws IOException;
}
