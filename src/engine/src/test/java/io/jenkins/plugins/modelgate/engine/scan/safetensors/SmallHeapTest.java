package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.LongRunning;
import io.jenkins.plugins.modelgate.engine.scan.SmallHeap;
import java.io.IOException;
import org.junit.Test;
import org.junit.experimental.categories.Category;

@Category(LongRunning.class)
public class SmallHeapTest {
    @Test
    public void aHeaderOfAHundredMegabytesFitsInASmallHeap() throws IOException, InterruptedException {
        assertThat(SmallHeap.run(SmallHeapMain.class)).startsWith("FULL 0 of 9");
    }
}
