package io.jenkins.plugins.modelgate.engine.dataset.contract;

/** A contract cannot be read: what, where (a JSON pointer), and how to mend it, in one sentence. Never a verdict. */
public class ContractException extends Exception {
    private static final long serialVersionUID = 1L;

    public ContractException(String message) {
        super(message);
    }

    static ContractException at(String pointer, String message) {
        return new ContractException((pointer.isEmpty() ? "the document" : pointer) + ": " + message);
    }
}
