package io.windlass.plugin.report;

import io.windlass.plugin.resource.Fields;
import io.windlass.plugin.resource.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What belongs to a resource: what it owns, and what those objects own. */
final class Ownership {

  private static final String CLAIMS = "persistentvolumeclaims";

  private final Set<String> owners = new HashSet<>();
  private final Set<String> claims = new HashSet<>();

  Ownership(Resource resource, List<Belongings.Objects> near) {
    owners.add(resource.uid());
    List<Fields> all = near.stream().flatMap(kind -> kind.objects().stream()).toList();
    while (owners.addAll(owned(all).map(Ownership::uid).toList())) {
      // once more: what was found may own something, too
    }
    owned(all)
        .flatMap(object -> object.child("spec").children("volumes").stream())
        .map(volume -> volume.child("persistentVolumeClaim").text("claimName"))
        .forEach(claims::add);
  }

  /** Also a volume claim that a pod uses: nobody owns those, so that data outlives everything. */
  boolean holds(String kind, Fields object) {
    return holds(object)
        || (kind.equals(CLAIMS) && claims.contains(object.child("metadata").text("name")));
  }

  private boolean holds(Fields object) {
    return object.child("metadata").children("ownerReferences").stream()
        .anyMatch(owner -> owners.contains(owner.text("uid")));
  }

  private Stream<Fields> owned(List<Fields> all) {
    return all.stream().filter(this::holds);
  }

  private static String uid(Fields object) {
    return object.child("metadata").text("uid");
  }
}
