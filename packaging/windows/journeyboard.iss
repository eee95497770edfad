; The Windows installer, made with Inno Setup 6 from the folder that PyInstaller makes there:
;   python -m PyInstaller packaging/bundle/journeyboard.spec --distpath build/bundle --workpath build/bundle-work
;   iscc packaging/windows/journeyboard.iss
#define Version "0.1.0"

[Setup]
AppId={{6F1B7A52-7C0B-4E43-9A7B-6C0C5C7B3E11}
AppName=Journeyboard
AppVersion={#Version}
AppPublisher=The Journeyboard authors
DefaultDirName={autopf}\Journeyboard
DefaultGroupName=Journeyboard
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\build
OutputBaseFilename=journeyboard-{#Version}-setup
LicenseFile=..\..\LICENSE
UninstallDisplayIcon={app}\journeyboard-editor.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "..\..\build\bundle\journeyboard\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Journeyboard"; Filename: "{app}\journeyboard-editor.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.journey\OpenWithProgids"; ValueType: string; ValueName: "Journeyboard.journey"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Journeyboard.journey"; ValueType: string; ValueData: "Customer journey map"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Journeyboard.journey\DefaultIcon"; ValueType: string; ValueData: "{app}\journeyboard-editor.exe,0"
Root: HKA; Subkey: "Software\Classes\Journeyboard.journey\shell\open\command"; ValueType: string; ValueData: """{app}\journeyboard-editor.exe"" ""%1"""
