from drafting.procedure.compilation import compiled
from drafting.procedure.notation import attributed, unattributed
def test_x(house):
    t = house.table()
    for r in compiled(t):
        print(r.label, r.state, r.ex, r.moved_to, r.heat)
        for l in r.lines:
            print("   A", l.level, l.marker, attributed(l.segments))
            print("   U", unattributed(l.segments))
    for p in t.proposals:
        print(p.reference, p.kind, p.state, p.status, p.new_label, p.rung, p.taken_up_by, p.packages, [(s.party,s.stance.value,s.condition) for s in p.said])
    print(t.reservations)
    for p in t.paragraphs: print(p.full_label, p.number, {k:(v.stale) for k,v in p.renderings.items()})
