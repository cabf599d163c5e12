package io.jenkins.plugins.modelgate.engine.scan.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.scan.SmallHeap;
import java.io.IOException;
import org.junit.Test;
import org.junit.experimental.categories.Category;

@Category(LongRunning.class)
public class GgufSmallHeapTest {
    @Test
    public void millionsOfTokensAndTensorsFitInASmallHeap() throws IOException, InterruptedException {
        assertThat(SmallHeap.run(GgufSmallHeapMain.class)).startsWith("FULL 0 of ");
    }
}
