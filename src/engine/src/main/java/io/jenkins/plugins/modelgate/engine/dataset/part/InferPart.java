package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractInference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a first contract, if asked to. */
public final class InferPart implements DatasetPart {
    @Override
    public String name() {
        return "infer";
    }

    @Override
    public void examine(DatasetRun run) throws IOException, InterruptedException {
        Path target = run.options().infer();
        if (target == null) {
            return;
        }
        byte[] contract = ContractInference.infer(run.table()).getBytes(StandardCharsets.UTF_8);
        // Moved into place: a link of that name is replaced, never written through.
        Path directory = target.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(directory, ".contract", ".tmp");
        try {
            Files.write(temporary, contract);
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
