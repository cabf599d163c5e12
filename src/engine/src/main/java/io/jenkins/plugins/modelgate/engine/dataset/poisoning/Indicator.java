package io.jenkins.plugins.modelgate.engine.dataset.poisoning;

import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;

/** One kind of trace that poisoning leaves. A new one is a new file and one line in {@link PoisoningCheck}. */
interface Indicator {
    /**
     * Looks for the trace in all rows, or says in a finding what it left out.
     *
     * @throws DatasetException when the rows cannot be asked; the check is then incomplete
     */
    void examine(Examined data, Outcome outcome) throws DatasetException, InterruptedException;
}
