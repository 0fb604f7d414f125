; The Windows installer of the kiosk, made from the bundle:
;   makensis -DVERSION=... -DBUNDLE=... -DLICENSE=... -DOUTPUT=... installer\loket.nsi
; The residents' data lies elsewhere; removing the program never touches it.

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true
RequestExecutionLevel admin

!include "MUI2.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Loket"

Name "Loket"
OutFile "${OUTPUT}"
InstallDir "$PROGRAMFILES64\Loket"
InstallDirRegKey HKLM "${KEY}" "InstallLocation"

!insertmacro MUI_PAGE_LICENSE "${LICENSE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

Section
  SetShellVarContext all
  ; Files of the version before, which the new one may no longer have.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  CreateShortcut "$SMPROGRAMS\Loket.lnk" "$INSTDIR\loket.exe"
  CreateShortcut "$DESKTOP\Loket.lnk" "$INSTDIR\loket.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${KEY}" "DisplayName" "Loket"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
SectionEnd

Section "Uninstall"
  SetShellVarContext all
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\loket.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Loket.lnk"
  Delete "$DESKTOP\Loket.lnk"
  DeleteRegKey HKLM "${KEY}"
SectionEnd
