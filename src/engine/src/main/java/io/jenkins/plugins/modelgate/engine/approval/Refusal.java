package io.jenkins.plugins.modelgate.engine.approval;

/**
 * Why not.
 *
 * @param code for programs
 * @param sentence for people
 */
public record Refusal(Code code, String sentence) {
    @Override
    public String toString() {
        return code + ": " + sentence;
    }
}
