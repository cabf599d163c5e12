package io.jenkins.plugins.modelgate.engine.redteam;

import java.io.IOException;

/** What an attacker does, and what the gates say to it. */
@FunctionalInterface
public interface Attack {
    /**
     * Plays it on copies in the arena.
     *
     * @throws IOException when it cannot be played; then nothing is known about the gate
     */
    Answer play(Arena arena) throws IOException, InterruptedException;
}
