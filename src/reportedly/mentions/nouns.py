"""Nouns: the closed classes of things and people that a trigger can be about."""

from __future__ import annotations

from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


FORCES = words(
    "soldier soldiers troop troops fighter fighters militant militants militiaman militiamen militia"
    " insurgent insurgents rebel rebels serviceman servicemen officer officers policeman policemen"
    " jihadist jihadists terrorist terrorists gunman gunmen guard guards combatant combatants mercenary"
    " mercenaries recruit recruits conscript conscripts pilot pilots commander commanders general colonel"
    " captain sniper snipers bomber bombers occupier occupiers marine marines peacekeeper peacekeepers"
    " paratrooper paratroopers unit units brigade brigades battalion battalions force forces army enemy"
    " personnel crew crews invader invaders bandits extremist extremists guerrillas assailants"
)
"""People who fight, singular and plural."""

CIVILIANS = words(
    "civilian civilians people person child children woman women man men boy boys girl girls baby babies resident"
    " residents villager villagers refugee refugees family families worker workers journalist journalists reporter"
    " reporters doctor doctors nurse nurses medic medics paramedic paramedics teacher teachers student students"
    " pupil pupils patient patients farmer farmers driver drivers passenger passengers miner miners citizen citizens"
    " inhabitants protester protesters demonstrator demonstrators activist activists aid-worker volunteer volunteers"
    " rescuer rescuers fisherman fishermen shepherd shepherds sailor sailors monk nun priest imam mother father son"
    " daughter sons daughters mothers fathers brother sister husband husbands wife wives couple"
    " pensioner hostage hostages prisoner prisoners detainee detainees"
    " captive captives leader leaders official officials diplomat diplomats staff employee employees"
    " mayor migrant migrants"
    " syrians iraqis yemenis ukrainians palestinians afghans israelis sudanese others victims martyr martyrs suspect"
    " suspects cleric minors toddler infant infants relative relatives bodies those nobody none"
)
"""People who do not, or of whom it is not said."""

PEOPLES = words(
    "african africans alawite alawites arab arabic arabs asian asians berber berbers bedouin buddhist buddhists"
    " catholic catholics christian christians druze english european europeans hazara hazaras hindu hindus hutu hutus"
    " islamic islamist islamists jew jewish jews jihadi jihadis jihadist kurd kurdish kurds latino latinos moslem"
    " moslems muslim muslims orthodox pashtun pashtuns protestant protestants rohingya salafi salafist shia shias"
    " shi'ite shi'ites shiite shiites sikh sikhs sinhala sunni sunnis tamil tamils tatar tatars turkmen tutsi tutsis"
    " uighur uighurs uyghur uyghurs wahhabi western westerner westerners yazidi yazidis yezidi yezidis"
)
"""Peoples and faiths that no state is called by, and their tongues."""

WEAPONS = words(
    "tank tanks plane planes jet jets aircraft helicopter helicopters drone drones uav uavs missile"
    " missiles rocket rockets rifle rifles gun guns pistol pistols howitzer howitzers mortar mortars"
    " artillery ammunition weapon weapons arms vehicle vehicles humvee humvees launcher launchers warship"
    " warships frigate cruiser boat boats warplane warplanes armour armor magazine magazines grenade"
    " grenades explosives mine mines ied ieds truck trucks battery batteries radar radars bomber bombers"
    " carrier carriers pickup pickups ak rpg rpgs shells rounds bombs detonators"
)
"""Military equipment."""

BUILDINGS = words(
    "hospital hospitals clinic clinics school schools house houses home homes building buildings church"
    " churches mosque mosques bridge bridges market markets bakery bakeries warehouse warehouses depot"
    " depots dam plant plants factory factories station stations refinery kindergarten kindergartens"
    " university shop shops apartment apartments block blocks flat flats pipeline tower towers hotel"
    " hotels museum cathedral monastery port airport silo silos mill mills ambulance ambulances bus buses"
    " tanker tankers infrastructure facilities facility runway roof library theatre substation substations"
    " mast masts crops fields cemetery villages compound office offices"
)
"""Civilian and public objects that can be damaged."""

SERVICES = words(
    "water electricity power heating gas internet phone phones telephone telecom network networks grid"
    " fuel food bread flour light mains supplies supply mobile communications connection lines line pumps"
    " pump petrol diesel salaries cash wheat medicine medicines oxygen sanitation sewage"
)
"""What a town lives on."""

FACILITIES = words(
    "school schools hospital hospitals clinic clinics airport airports road roads highway bridge bridges"
    " port ports station stations crossing crossings border flights flight shop shops market markets bank"
    " banks trains train buses ferry university bakery bakeries pharmacies ward wards railway metro"
    " services service airspace maternity traffic airline airlines schools' classes pumping"
)
"""What opens and closes."""

NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds"
    " thousand thousands million millions billion dozen dozens scores several many some both tens"
)
"""Number words and the vague ones."""

CLASSES: Mapping[str, frozenset[str]] = {
    "force": FORCES,
    "person": FORCES | CIVILIANS,
    "civil": CIVILIANS,
    "weapon": WEAPONS,
    "building": BUILDINGS,
    "service": SERVICES,
    "facility": FACILITIES,
    "number": NUMBERS,
}
"""The classes by the name that a trigger pattern gives them."""
