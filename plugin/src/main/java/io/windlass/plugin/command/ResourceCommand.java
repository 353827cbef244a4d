package io.windlass.plugin.command;

import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import picocli.CommandLine.Parameters;

/** A command about one resource. */
abstract class ResourceCommand extends WindlassCommand {

  @Parameters(
      paramLabel = "NAME",
      description = "The resource: demo, or with its kind: aistore/demo.")
  private String name = "";

  Resource resource(Session session) {
    return session.resources().named(name, session.namespace());
  }
}
