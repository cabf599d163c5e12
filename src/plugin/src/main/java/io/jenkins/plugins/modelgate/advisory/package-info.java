/** Advisory data of this controller: where they come from, their updates, their page, and their way to agents. */
package io.jenkins.plugins.modelgate.advisory;
