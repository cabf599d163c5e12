/** Runs the engine on the agent: ships its libraries, verifies them, starts a process of its own, stops it. */
package io.jenkins.plugins.modelgate.worker;
