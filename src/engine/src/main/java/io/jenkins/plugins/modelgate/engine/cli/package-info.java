/** The command line: one subcommand per check, no logic. */
package io.jenkins.plugins.modelgate.engine.cli;
