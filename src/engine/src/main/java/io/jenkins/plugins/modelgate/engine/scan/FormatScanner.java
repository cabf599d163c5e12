package io.jenkins.plugins.modelgate.engine.scan;

import java.io.IOException;

/**
 * Recognises one format by its content and examines it. Implementations are stateless: one instance serves all files
 * on all threads, whatever one scan needs lives in its {@code scan} call.
 */
public interface FormatScanner {
    /** Identifier of the format in reports and in the policy's {@code formats}, lower case with hyphens. */
    String format();

    /**
     * Whether a loader of this format might take this content. Judge by bytes; a name only adds a candidate, it never
     * removes one. More than one scanner may say yes: then the content is examined as each of them.
     */
    boolean matches(Probe probe);

    /**
     * Whether a model loader opens this format, so that what is left unexamined keeps the gate closed. Containers and
     * configuration that loaders read count; plain text does not.
     */
    default boolean loadable() {
        return true;
    }

    /**
     * Whether the format holds a model itself, so that the policy's {@code formats} list applies to it; configuration
     * and other files beside a model do not.
     */
    default boolean carriesModel() {
        return loadable();
    }

    /**
     * Whether a content that this scanner has recognised need not be examined by {@code other} as well, although that
     * one recognises it too: because this one examines everything the other would, and knows more. Only scanners that
     * are asked after this one.
     */
    default boolean supersedes(FormatScanner other) {
        return false;
    }

    /**
     * Whether this scanner, where a container appoints it for a member, stands in for {@code other}. Every scanner that
     * recognises the member and is not stood in for examines the member as well.
     */
    default boolean replaces(FormatScanner other) {
        return other.format().equals(format());
    }

    /**
     * Whether {@link #matches} has seen the whole content and it can be nothing else: then no other scanner is asked. Only
     * for content that this scanner does not let pass.
     */
    default boolean isSole() {
        return false;
    }

    /**
     * Examines the content from its first byte to its last and reports to {@code inspection}. Content left unread when
     * this returns is reported as trailing data. Memory must not grow with the content's size.
     *
     * @throws MalformedException, LimitException, TruncatedException when it cannot go on: the caller reports them as
     *     incomplete, findings reported before are kept
     */
    void scan(ScanStream in, Inspection inspection) throws IOException;
}
